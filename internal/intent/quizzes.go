package intent

import (
	"regexp"
	"strings"
)

// QuizWish is a quiz as the text describes it; 0 and "" where it says nothing.
type QuizWish struct {
	Questions, Seconds, Answers, Points, Bonus int
	NameMin, NameMax, Table                    int
	TableFrom                                  string // "HH:MM"
	Daily, Explain, Nickname, Board, Staff     bool
	Changes                                    bool // the text asks for other numbers of what there is
}

var (
	poolPattern     = regexp.MustCompile(`pool of (?:at least |about |more than )?` + numberPattern + `(?: questions)?|out of (?:at least )?` + numberPattern + ` questions`)
	questionPattern = regexp.MustCompile(numberPattern + `\s*(?:random |multiple[- ]choice |different )?questions?\b`)
	answersPattern  = regexp.MustCompile(numberPattern + `\s*(?:possible )?(?:answers?|options|choices)\b`)
	perQuestion     = regexp.MustCompile(`\b(?:(\d+)\s*s|` + numberPattern + `[\s-]*(?:secs?|seconds?))\b(?:\s*(?:per|for each|each|for every|to answer|for a|a|time)\s*(?:question|one|answer)?|\s+each)?`)
	pointsPattern   = regexp.MustCompile(numberPattern + `\s*points?(?: for (?:a |each |every )?(?:right|correct) answers?| each)?`)
	bonusPattern    = regexp.MustCompile(`(?:up to|plus|bonus of|extra|and) (?:up to )?` + numberPattern + `(?: more| extra| bonus)?(?: points?)?(?: bonus)? (?:for (?:being |answering )?(?:quick|fast|speed)|if (?:you are )?(?:quick|fast)|the faster|by speed)[a-z]*|(?:speed|time) bonus(?: of (?:up to )?` + numberPattern + `)?|faster answers? (?:give|bring|earn|get)s? more(?: points)?`)
	explainPattern  = regexp.MustCompile(`(?:one |a )?(?:sentence|line|explanation|explains?|fun fact|short text)[a-z ]{0,30}(?:true|right|why|answer|after each|correct)?|after each question[a-z ,]*`)
	nickPattern     = regexp.MustCompile(`(?:nick ?name|player name|their name|your name|a name)s?(?:\s*\(?\s*(?:of |with |has |must be |between )?` + numberPattern + `\s*(?:to|-|–|and)\s*` + numberPattern + `\s*(?:letters?|characters?|signs?)(?: or (?:numbers?|digits?))?\)?)?`)
	tablePattern    = regexp.MustCompile(`(?:table of (?:today|the day|the evening)|(?:daily|todays?|today's|weekly)?\s*(?:leader ?board|high ?score(?: table| list)?|ranking|table|top list|scoreboard|hall of fame))(?: of today)?`)
	dailyPattern    = regexp.MustCompile(`(?:each|every|per) (?:evening|day|night|morning)(?: (?:starts?|begins?|has|gets?) a new table)?|of today|daily|new table|of the day|todays?\b|today's`)
	placesPattern   = regexp.MustCompile(`(?:first|best|top) ` + numberPattern)
	fromPattern     = regexp.MustCompile(`at (\d{1,2})(?::(\d{2}))?\s*(?:o'clock )?(in the (?:afternoon|evening|morning)|am|pm|a\.m\.|p\.m\.)?`)
	staffPattern    = regexp.MustCompile(`(?:(?:bar |the |our )*(?:staff|admin|host|owner|teacher|team|quiz ?master|organiser|organizer|bartender|volunteers)[a-z ]{0,30}(?:page|area|screen)?[a-z ]{0,20}password[a-z ]*)|(?:password|protected)[a-z -]{0,20}(?:page|area|admin)|(?:staff|admin|host|teacher|owner)s? (?:page|area)`)
	staffCan        = regexp.MustCompile(`(?:add|edit|change|manage|switch off|turn off|disable|remove|delete|write)[a-z ,]{0,40}(?:questions?|nicknames?|names)`)
	changePattern   = regexp.MustCompile(`\bchange\b|\binstead of\b|\bmake it\b|\bnow\b`)
)

// readQuiz reads the rules of a quiz.
func (in *Intent) readQuiz(w *ToolWish) {
	q := &w.Quiz
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		in.claimTool(w, c, "quiz", "question", "questions", "round", "answer", "answers", "play", "people", "player", "players", "score", "put", "see", "end", "start", "starts", "own", "page", "choose", "chooses", "table", "get", "nobody", "second", "first", "add")
		if in.match(w, c, changePattern) != nil {
			q.Changes = true
		}
		in.match(w, c, poolPattern)
		rest := *c
		if m := in.match(w, &rest, questionPattern); m != nil && q.Questions == 0 && poolPattern.FindString(m[0]) == "" {
			q.Questions = int(numberOf(m[1]))
		} else if m := regexp.MustCompile(numberPattern + ` questions? (?:out of|from)`).FindStringSubmatch(strings.ToLower(c.Text)); m != nil && q.Questions == 0 {
			q.Questions = int(numberOf(m[1]))
		}
		if m := in.match(w, c, answersPattern); m != nil {
			q.Answers = int(numberOf(m[1]))
		}
		if m := in.match(w, c, perQuestion); m != nil && q.Seconds == 0 {
			q.Seconds = int(numberOf(m[1] + m[2]))
		}
		if m := in.match(w, c, bonusPattern); m != nil {
			q.Bonus = int(numberOf(m[1] + m[2]))
			if q.Bonus == 0 {
				q.Bonus = -1
			}
		}
		if m := in.match(w, c, pointsPattern); m != nil && q.Points == 0 {
			q.Points = int(numberOf(m[1]))
		}
		if in.match(w, c, explainPattern) != nil {
			q.Explain = true
		}
		if m := in.match(w, c, nickPattern); m != nil {
			q.Nickname = true
			if m[1] != "" && m[2] != "" {
				q.NameMin, q.NameMax = int(numberOf(m[1])), int(numberOf(m[2]))
			}
		}
		board := in.match(w, c, tablePattern) != nil
		q.Board = q.Board || board
		if in.match(w, c, dailyPattern) != nil && (board || q.Board) {
			q.Daily = true
			if m := in.match(w, c, fromPattern); m != nil {
				h := int(numberOf(m[1]))
				if (m[3] == "in the afternoon" || m[3] == "in the evening" || m[3] == "pm" || m[3] == "p.m.") && h < 12 {
					h += 12
				}
				if h < 24 {
					q.TableFrom = clock(h*60 + int(numberOf(m[2])))
				}
			}
		}
		if m := in.match(w, c, placesPattern); m != nil {
			q.Table = int(numberOf(m[1]))
		}
		if in.match(w, c, staffPattern) != nil {
			q.Staff = true
			in.match(w, c, staffCan)
			in.claimTool(w, c, "rude", "switch", "off", "remove", "nicknames", "edit", "delete", "manage")
		}
	}
}
