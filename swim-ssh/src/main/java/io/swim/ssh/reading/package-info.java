/** How what a device printed is read: no session, no device. */
package io.swim.ssh.reading;
