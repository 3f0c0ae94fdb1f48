/** Who this process is on a secure cluster. */
package recast.login;
