/** CLI sessions over SSH and Telnet, platform definitions, and the drivers that use them. */
package io.swim.ssh;
