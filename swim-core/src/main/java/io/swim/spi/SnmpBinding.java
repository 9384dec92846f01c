package io.swim.spi;

/**
 * An SNMP object instance and its value.
 *
 * @param oid dotted, without a leading dot
 * @param value its value
 */
public record SnmpBinding(String oid, SnmpValue value) {}
