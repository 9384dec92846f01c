package io.swim.cli;

import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedModels;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** {@code swim serve} or {@code swim simulate} on a thread of this JVM, until closed. */
final class Simulation implements AutoCloseable {
  static final SimulatedImage IMAGE =
      SimulatedImage.builder().model(SimulatedModels.catalyst2960()).build();

  /** What simulated devices run at first. */
  static final SimulatedImage OLD_IMAGE =
      SimulatedImage.builder().model(SimulatedModels.catalyst2960()).version("12.2(55)SE3").build();

  private static final int SECONDS = 30;

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<Integer> code;
  private final BufferedReader out;
  private final BufferedReader err;
  private final String ready;

  /** Returns when the command is ready. */
  Simulation(String... arguments) throws IOException {
    PipedInputStream outPipe = new PipedInputStream(1 << 16);
    PipedInputStream errPipe = new PipedInputStream(1 << 16);
    Output output =
        new Output(
            new PrintStream(new PipedOutputStream(outPipe), true, StandardCharsets.UTF_8),
            new PrintStream(new PipedOutputStream(errPipe), true, StandardCharsets.UTF_8));
    out = new BufferedReader(new InputStreamReader(outPipe, StandardCharsets.UTF_8));
    err = new BufferedReader(new InputStreamReader(errPipe, StandardCharsets.UTF_8));
    code = thread.submit(() -> Swim.run(output, arguments));
    ready = out.readLine();
  }

  /** The line that begins with ready. */
  String ready() {
    return ready;
  }

  /** Waits for a line on standard error. */
  String nextRemark() throws IOException {
    return err.readLine();
  }

  /** Ends it as a signal would. */
  @Override
  public void close() {
    code.cancel(true);
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the command goes on");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
