import org.jspecify.annotations.NullMarked;

/** The command line tool {@code swim}. */
@NullMarked
module io.swim.cli {
  requires static org.jspecify;
  requires io.swim.core;
  requires io.swim.ssh;
  requires io.swim.transfer;
  requires io.swim.testkit;
  requires info.picocli;
  requires org.snakeyaml.engine;
  requires com.fasterxml.jackson.databind;

  opens io.swim.cli to
      info.picocli;
}
