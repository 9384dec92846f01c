package io.swim.device;

/** How SWIM itself talks to a device. */
public enum Access {
  SNMP,
  SSH,
  TELNET,
  HTTPS
}
