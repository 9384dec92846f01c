import org.jspecify.annotations.NullMarked;

/** SNMP sessions, facts, SNMP-started transfers and reboots. */
@NullMarked
module io.swim.snmp {
  requires static transitive org.jspecify;
  requires transitive io.swim.core;
  requires org.slf4j;
  requires org.snmp4j;

  exports io.swim.snmp;
}
