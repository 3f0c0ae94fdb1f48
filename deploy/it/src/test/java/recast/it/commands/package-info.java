/** Integration tests of commands: bad input, settings, signals, Kerberos, the distribution. */
package recast.it.commands;
