package gate

import "context"

func runSecurity(ctx context.Context, j *job) (Result, error) { return Result{Status: Skipped}, nil }
