/** What a platform definition says, and how it is read. */
package io.swim.ssh.platform;
