package io.swim.testkit;

import io.swim.testkit.device.SimulatedCredentials;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.internal.replay.Replay;
import io.swim.testkit.internal.replay.Transcript;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * A device that says over SSH and Telnet what was recorded in one session, and knows nothing else.
 * The recording is text as a terminal shows it: lines that begin with a prompt and go on with a
 * command, the output of each below it. A command is answered with what was recorded for it next
 * (the last one again when there is no more), and the prompt behind it; where a question was
 * recorded, such as {@code [y/n]} or {@code Destination filename [x]?}, the recorded answer is
 * waited for. Whatever else comes is an unknown command; where the recording ends the session does.
 * {@link #close()} leaves no thread and no socket behind. Thread-safe.
 */
public final class TranscriptDevice implements AutoCloseable {
  private final Transcript transcript;
  private final SimulatedFleet fleet;

  private TranscriptDevice(Transcript transcript, SimulatedFleet fleet) {
    this.transcript = transcript;
    this.fleet = fleet;
  }

  /** Plays a recording whose prompts all begin with the name that the first one begins with. */
  public static TranscriptDevice start(String recording) {
    return builder(recording).start();
  }

  /** Settings of a device that plays a recording. */
  public static TranscriptDeviceBuilder builder(String recording) {
    return new TranscriptDeviceBuilder(recording);
  }

  static TranscriptDevice start(
      Transcript transcript, String unknownCommand, SimulatedFleetBuilder settings) {
    SimulatedFleet fleet =
        settings
            .image(SimulatedImage.builder().sizeBytes(5_000).build())
            .personality(() -> new Replay(transcript, unknownCommand))
            .build();
    return new TranscriptDevice(transcript, fleet.start());
  }

  /** Loopback address. */
  public InetAddress address() {
    return fleet.device(0).address();
  }

  /** Where its SSH server listens. */
  public InetSocketAddress ssh() {
    return fleet.device(0).ssh();
  }

  /** Where its Telnet server listens. */
  public InetSocketAddress telnet() {
    return fleet.device(0).telnet();
  }

  /** What logs in; there is no other password. */
  public SimulatedCredentials credentials() {
    return fleet.device(0).credentials();
  }

  /** Commands and answers that came and are not in the recording, in order. */
  public List<String> unknownCommands() {
    return transcript.unknown();
  }

  /** Commands of the recording that nobody gave yet. */
  public List<String> unusedCommands() {
    return transcript.untyped();
  }

  @Override
  public void close() {
    fleet.close();
  }
}
