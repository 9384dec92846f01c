/** SNMP messages to and from devices over one UDP socket. */
package io.swim.snmp.internal.wire;
