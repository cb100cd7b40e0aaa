// Package living holds the living app: a real Next.js project that every generated app is cut from.
package living

import "embed"

// Files is the living app without what is installed or built in it. Paths are relative to this folder.
//
//go:embed *.json *.ts *.mjs *.md .env.example .gitignore .oxlintrc.json all:db all:evolve all:src all:supabase all:tests all:values
var Files embed.FS
