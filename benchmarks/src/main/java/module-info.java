import org.jspecify.annotations.NullMarked;

/** Side-by-side measurements against peers, and a fleet; never published. */
@NullMarked
module io.swim.benchmarks {
  requires static org.jspecify;
  requires java.management;
  requires jdk.management;
  requires io.swim.core;
  requires io.swim.snmp;
  requires io.swim.ssh;
  requires io.swim.transfer;
  requires io.swim.testkit;
}
