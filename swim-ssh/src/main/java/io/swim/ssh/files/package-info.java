/** Files over SFTP and SCP, as a client. */
package io.swim.ssh.files;
