/** Transports, terminal, login and dialogues. */
package io.swim.ssh.internal;
