package io.swim.snmp;

final class Dummy {}
