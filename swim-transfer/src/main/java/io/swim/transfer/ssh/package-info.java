/** The SFTP and SCP file server. */
package io.swim.transfer.ssh;
