/**
 * FTP (RFC 959, 2428, 3659): a server that devices fetch from and send to, and a client of other
 * servers. FTP has no secrecy: the server's logins are good for one offering, and for its peers
 * alone.
 */
package io.swim.transfer.ftp;
