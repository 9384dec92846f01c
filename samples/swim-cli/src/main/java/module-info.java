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
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;

  // Asked which protocols there are drivers and clients for.
  uses io.swim.spi.ConfigDriver;
  uses io.swim.spi.FileClient;
  uses io.swim.spi.FileDriver;
  uses io.swim.spi.PushDriver;
  uses io.swim.spi.RebootDriver;
  uses io.swim.spi.TransferDriver;
  uses io.swim.spi.UploadDriver;

  opens io.swim.cli to
      info.picocli;
}
