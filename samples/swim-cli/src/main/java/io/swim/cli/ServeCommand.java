package io.swim.cli;

import io.swim.transfer.tftp.TftpServer;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code swim serve}. */
@Command(name = "serve", description = "Serves a folder over TFTP, for reading, until it is ended.")
final class ServeCommand implements Callable<Integer> {
  @ParentCommand @Nullable Swim swim;

  @Parameters(paramLabel = "FOLDER", description = "Anybody may read what is in it and below.")
  Path folder = Path.of("");

  @Mixin TftpOptions tftp = new TftpOptions();

  @Override
  public Integer call() throws InterruptedException {
    Output output = Swim.of(swim).output;
    if (!Files.isDirectory(folder)) {
      throw new BadInput(folder + " is not a folder");
    }
    TftpServer server =
        tftp.apply(TftpServer.builder(), tftp.ownPort())
            .folder(folder)
            .listener(record -> output.remark(Words.transfer(record)))
            .build();
    TftpOptions.start(server);
    Until.ended(
        server,
        () ->
            output.line(
                "ready, TFTP serves "
                    + folder
                    + " at "
                    + server.addresses().stream()
                        .map(InetSocketAddress::toString)
                        .map(address -> address.replace("/", ""))
                        .collect(Collectors.joining(", "))));
    return Swim.ALL_SUCCEEDED;
  }
}
