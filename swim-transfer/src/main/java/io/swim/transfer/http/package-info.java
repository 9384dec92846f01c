/**
 * HTTP and HTTPS (RFC 9110, 9112): a file server that devices fetch images from and send files to,
 * and a client for servers of devices, for distribution servers and for imports.
 */
package io.swim.transfer.http;
