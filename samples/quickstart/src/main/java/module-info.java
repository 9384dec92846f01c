import org.jspecify.annotations.NullMarked;

/** The first program to read. */
@NullMarked
module io.swim.quickstart {
  requires static org.jspecify;
  requires io.swim.core;
  requires io.swim.ssh;
  requires io.swim.transfer;
  requires io.swim.testkit;
}
