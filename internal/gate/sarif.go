package gate

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/gate/security"
)

// SARIF is the findings of all gates as a SARIF 2.1.0 log, which code hosts and editors read. It has one run per gate that
// ran.
func SARIF(results []Result) ([]byte, error) {
	log := sarifLog{Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{}}
	for _, r := range results {
		if r.Status != Passed && r.Status != Failed {
			continue
		}
		run := sarifRun{Results: []sarifResult{}}
		run.Tool.Driver = sarifDriver{Name: "skycot/" + r.Gate, Rules: []sarifRule{}}
		if r.Gate == Security {
			for _, rule := range security.Rules {
				run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{ID: Security + "/" + rule.ID, Short: sarifText{rule.Title}, Help: &sarifText{rule.Fix}, Default: &sarifLevel{level(rule.Severity)}})
			}
		}
		for _, f := range r.Findings {
			if !slices.ContainsFunc(run.Tool.Driver.Rules, func(x sarifRule) bool { return x.ID == f.Rule }) {
				run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{ID: f.Rule, Short: sarifText{f.Rule}})
			}
			message := f.Message
			if f.Fix != "" {
				message = strings.TrimRight(message, ".") + ". To mend it: " + f.Fix
			}
			res := sarifResult{RuleID: f.Rule, Level: level(f.Severity), Message: sarifText{message}, Fingerprints: map[string]string{"skycot/v1": f.Fingerprint}}
			if f.File != "" {
				place := sarifPlace{}
				place.Physical.Artifact.URI = f.File
				if f.Line > 0 {
					place.Physical.Region = &sarifRegion{f.Line}
				}
				res.Locations = []sarifPlace{place}
			}
			run.Results = append(run.Results, res)
		}
		log.Runs = append(log.Runs, run)
	}
	return json.Marshal(log)
}

func level(severity string) string {
	return map[string]string{High: "error", Medium: "warning"}[severity] + map[bool]string{true: "note"}[severity != High && severity != Medium]
}

type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool struct {
			Driver sarifDriver `json:"driver"`
		} `json:"tool"`
		Results []sarifResult `json:"results"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string      `json:"id"`
		Short   sarifText   `json:"shortDescription"`
		Help    *sarifText  `json:"help,omitempty"`
		Default *sarifLevel `json:"defaultConfiguration,omitempty"`
	}
	sarifLevel struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID       string            `json:"ruleId"`
		Level        string            `json:"level"`
		Message      sarifText         `json:"message"`
		Locations    []sarifPlace      `json:"locations,omitempty"`
		Fingerprints map[string]string `json:"partialFingerprints,omitempty"`
	}
	sarifPlace struct {
		Physical struct {
			Artifact struct {
				URI string `json:"uri"`
			} `json:"artifactLocation"`
			Region *sarifRegion `json:"region,omitempty"`
		} `json:"physicalLocation"`
	}
	sarifRegion struct {
		StartLine int `json:"startLine"`
	}
)
