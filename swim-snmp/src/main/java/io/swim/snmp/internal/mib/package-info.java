/** MIB objects that SWIM reads and sets, and what their values mean. */
package io.swim.snmp.internal.mib;
