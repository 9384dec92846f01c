/** From a host name to an SSH connection that is logged in. */
package io.swim.ssh.connect;
