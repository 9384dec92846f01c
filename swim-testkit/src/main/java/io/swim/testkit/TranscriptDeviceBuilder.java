package io.swim.testkit;

import io.swim.testkit.device.SimulatedCredentials;
import io.swim.testkit.internal.replay.Transcript;
import java.util.Optional;

/** Settings of a {@link TranscriptDevice}. Not thread-safe. */
public final class TranscriptDeviceBuilder {
  private final String recording;
  private final SimulatedFleetBuilder fleet = SimulatedFleet.builder().firstAddress("127.10.9.1");
  private Optional<String> prompt = Optional.empty();
  private String unknownCommand = "% Invalid input detected at '^' marker.\n\n";

  TranscriptDeviceBuilder(String recording) {
    this.recording = recording;
  }

  /**
   * A regular expression for all prompts, where they do not begin with one name: {@code \(Cisco
   * Controller\) >}.
   */
  public TranscriptDeviceBuilder prompt(String regex) {
    prompt = Optional.of(regex);
    return this;
  }

  /** What the platform says to a command that it does not know. Default the words of IOS. */
  public TranscriptDeviceBuilder unknownCommand(String text) {
    unknownCommand = text;
    return this;
  }

  /** User name and password. Default {@link SimulatedCredentials#defaults()}. */
  public TranscriptDeviceBuilder credentials(SimulatedCredentials value) {
    fleet.credentials(value);
    return this;
  }

  /** Its address, in 127.0.0.0/8. Default 127.10.9.1. */
  public TranscriptDeviceBuilder address(String value) {
    fleet.firstAddress(value);
    return this;
  }

  /**
   * Starts the device.
   *
   * @throws IllegalArgumentException when the recording has no prompt
   */
  public TranscriptDevice start() {
    return TranscriptDevice.start(new Transcript(recording, prompt), unknownCommand, fleet);
  }
}
