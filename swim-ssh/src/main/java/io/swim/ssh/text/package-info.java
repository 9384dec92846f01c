/** What a terminal shows. */
package io.swim.ssh.text;
