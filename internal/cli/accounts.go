package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"text/tabwriter"
	"time"

	"github.com/skycot/skycot/internal/account"
	"github.com/skycot/skycot/internal/store/sqlite"
)

// dataFlag is the folder of a server's state. Commands with it work beside a running server.
type dataFlag struct {
	Data string `help:"Folder with the server's state." default:"./data" type:"path" env:"SKYCOT_DATA"`
}

// accounts opens the accounts of the folder. The server need not run, and may.
func (d dataFlag) accounts(c *console) (*account.Service, func(), error) {
	if _, err := os.Stat(filepath.Join(d.Data, "skycot.db")); os.IsNotExist(err) {
		// Not an error: the account may come before the first start. A mistyped folder should not pass unseen, though.
		fmt.Fprintf(c.err, "skycot: making a new data folder %s\n", d.Data)
	}
	store, err := sqlite.Open(d.Data)
	if err != nil {
		return nil, nil, err
	}
	return account.NewService(store, account.BuiltinTiers(), time.Now), func() { _ = store.Close() }, nil
}

type accountsCommand struct {
	Create accountsCreate `cmd:"" help:"Make an account."`
	Update accountsUpdate `cmd:"" help:"Change an account; it holds from the next request on."`
}

type accountsCreate struct {
	dataFlag
	Email string `required:"" help:"E-mail address of the account."`
	Tier  string `default:"pro" help:"starter, pro, business or enterprise."`
	JSON  bool   `help:"Print JSON."`
}

// Run implements the command.
func (a *accountsCreate) Run(ctx context.Context, c *console) error {
	svc, done, err := a.accounts(c)
	if err != nil {
		return err
	}
	defer done()
	acct, err := svc.Create(ctx, a.Email, a.Tier)
	if err != nil {
		return err
	}
	return printAccount(c, acct, a.JSON)
}

type accountsUpdate struct {
	dataFlag
	Account           string   `required:"" help:"Id or e-mail of the account."`
	Tier              *string  `help:"starter, pro, business or enterprise."`
	RequestsPerMinute *int     `help:"In place of the tier's."`
	Tokens            *int64   `help:"Tokens a month, in place of the tier's."`
	ConcurrentBuilds  *int     `help:"Builds at once, in place of the tier's."`
	SpendingCapUSD    *float64 `name:"spending-cap-usd" help:"Most that overage may cost in a month; negative removes the cap."`
	Overage           *string  `enum:"on,off" help:"Whether builds may go on past the allowance: on or off."`
	JSON              bool     `help:"Print JSON."`
}

// Run implements the command.
func (a *accountsUpdate) Run(ctx context.Context, c *console) error {
	u := account.Update{Tier: a.Tier, RequestsPerMinute: a.RequestsPerMinute, TokensPerMonth: a.Tokens, ConcurrentBuilds: a.ConcurrentBuilds}
	if a.SpendingCapUSD != nil {
		if math.IsNaN(*a.SpendingCapUSD) || math.Abs(*a.SpendingCapUSD) > 1e12 {
			return usageError("--spending-cap-usd must be an amount of dollars")
		}
		cents := int64(math.Round(*a.SpendingCapUSD * 100))
		u.SpendingCapCents = &cents
	}
	if a.Overage != nil {
		on := *a.Overage == "on"
		u.Overage = &on
	}
	svc, done, err := a.accounts(c)
	if err != nil {
		return err
	}
	defer done()
	acct, err := svc.Update(ctx, a.Account, u)
	if err != nil {
		return err
	}
	return printAccount(c, acct, a.JSON)
}

func printAccount(c *console, a account.Account, asJSON bool) error {
	if !asJSON {
		_, err := fmt.Fprintf(c.out, "%s  %s  %s\nNext: skycot keys create --account %s --mode live\n", a.ID, a.Email, a.Tier, a.ID)
		return err
	}
	var limit any
	if a.SpendingCapCents != nil {
		limit = fmt.Sprintf("%d.%02d", *a.SpendingCapCents/100, *a.SpendingCapCents%100)
	}
	return printJSON(c, map[string]any{"id": a.ID, "email": a.Email, "tier": a.Tier, "requests_per_minute": a.RequestsPerMinute,
		"tokens_per_month": a.TokensPerMonth, "concurrent_builds": a.ConcurrentBuilds, "overage": a.Overage, "spending_cap_usd": limit, "created_at": a.CreatedAt})
}

type keysCommand struct {
	Create keysCreate `cmd:"" help:"Make a key. It is printed this once."`
	List   keysList   `cmd:"" help:"List an account's keys."`
	Revoke keysRevoke `cmd:"" help:"Revoke a key; it stops working at once."`
}

type keysCreate struct {
	dataFlag
	Account string `required:"" help:"Id or e-mail of the account."`
	Mode    string `enum:"live,test" default:"live" help:"live, or test (the sandbox)."`
	Name    string `help:"What the key is for."`
	JSON    bool   `help:"Print JSON."`
}

// Run implements the command.
func (k *keysCreate) Run(ctx context.Context, c *console) error {
	svc, done, err := k.accounts(c)
	if err != nil {
		return err
	}
	defer done()
	key, secret, err := svc.CreateKey(ctx, k.Account, k.Mode == "live", k.Name)
	if err != nil {
		return err
	}
	if k.JSON {
		m := keyJSON(key)
		m["key"] = secret
		return printJSON(c, m)
	}
	fmt.Fprintf(c.err, "%s: keep the key below, it is shown this once.\n", key.ID)
	_, err = fmt.Fprintln(c.out, secret)
	return err
}

type keysList struct {
	dataFlag
	Account string `required:"" help:"Id or e-mail of the account."`
	JSON    bool   `help:"Print JSON."`
}

// Run implements the command.
func (k *keysList) Run(ctx context.Context, c *console) error {
	svc, done, err := k.accounts(c)
	if err != nil {
		return err
	}
	defer done()
	keys, err := svc.Keys(ctx, k.Account)
	if err != nil {
		return err
	}
	if k.JSON {
		list := make([]any, 0, len(keys))
		for _, key := range keys {
			list = append(list, keyJSON(key))
		}
		return printJSON(c, map[string]any{"data": list})
	}
	w := tabwriter.NewWriter(c.out, 0, 4, 2, ' ', 0)
	fmt.Fprintln(w, "ID\tKEY\tNAME\tCREATED\tLAST USED\tSTATE")
	for _, key := range keys {
		used, state := "never", "active"
		if key.UsedAt != nil {
			used = key.UsedAt.UTC().Format(time.DateTime)
		}
		if key.RevokedAt != nil {
			state = "revoked"
		}
		fmt.Fprintf(w, "%s\t%s…%s\t%s\t%s\t%s\t%s\n", key.ID, key.Prefix(), key.Last4, key.Name, key.CreatedAt.UTC().Format(time.DateTime), used, state)
	}
	return w.Flush()
}

type keysRevoke struct {
	dataFlag
	Account string `required:"" help:"Id or e-mail of the account."`
	Key     string `required:"" help:"Id of the key, key_…"`
	JSON    bool   `help:"Print JSON."`
}

// Run implements the command.
func (k *keysRevoke) Run(ctx context.Context, c *console) error {
	svc, done, err := k.accounts(c)
	if err != nil {
		return err
	}
	defer done()
	key, err := svc.RevokeKey(ctx, k.Account, k.Key)
	if err != nil {
		return err
	}
	if k.JSON {
		return printJSON(c, keyJSON(key))
	}
	_, err = fmt.Fprintf(c.out, "%s is revoked.\n", key.ID)
	return err
}

func keyJSON(k account.Key) map[string]any {
	mode := "test"
	if k.Livemode {
		mode = "live"
	}
	return map[string]any{"id": k.ID, "account_id": k.AccountID, "mode": mode, "name": k.Name, "prefix": k.Prefix(), "last4": k.Last4,
		"created_at": k.CreatedAt, "last_used_at": k.UsedAt, "revoked_at": k.RevokedAt}
}

func printJSON(c *console, v any) error {
	enc := json.NewEncoder(c.out)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
