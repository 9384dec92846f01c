/** SNMP: sessions, facts, transfers, files and reboots, to be found by ServiceLoader. */
package io.swim.snmp;
