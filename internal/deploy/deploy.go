// Package deploy says what is asked of whoever puts a built app where people can reach it. The targets are its
// sub-packages.
package deploy

import "context"

// Request is one verified app to be served.
type Request struct {
	// Place names what stays the same from one deployment to the next: data, port, address. One per project and
	// environment; letters, digits, - and _ only.
	Place string
	// Deployment is the id of this deployment; asking twice with the same id is fine and ends in the same state.
	Deployment string
	// Output is the folder of the app's standalone output: server.js and all it needs to run.
	Output string
	// Name is the app's name as people read it.
	Name string
}

// Step tells what is being done, in the words of the deployment's states ("provisioning", "migrating", …).
type Step func(state, message string)

// Target serves apps.
type Target interface {
	// Deploy makes Place serve the request's app and returns its address once it has answered its health check. On an
	// error what was served before is served still, or again. Errors are fit for the customer to read.
	Deploy(ctx context.Context, r Request, step Step) (url string, err error)
}
