/** What is inside image files. */
package io.swim.ssh.image;
