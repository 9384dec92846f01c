package io.swim.testkit.internal.replay;

import io.swim.testkit.internal.device.BootedImage;
import io.swim.testkit.internal.device.CommandSession;
import io.swim.testkit.internal.device.DeviceConfig;
import io.swim.testkit.internal.device.DeviceSpec;
import io.swim.testkit.internal.device.FileSystems;
import io.swim.testkit.internal.device.LoginText;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.device.Personality;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.image.ImageFacts;
import io.swim.testkit.internal.mib.MibGroup;
import io.swim.testkit.internal.terminal.Terminal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A device of which nothing is known but one recorded session. */
public final class Replay implements Personality {
  private static final ImageFacts UNKNOWN =
      new ImageFacts("", "", "", "", "", 0, "", List.of(), List.of());

  private final Transcript transcript;
  private final String unknownCommand;

  /**
   * A replay.
   *
   * @param unknownCommand what it says to what is not in the transcript
   */
  public Replay(Transcript transcript, String unknownCommand) {
    this.transcript = transcript;
    this.unknownCommand = unknownCommand;
  }

  @Override
  public List<String> deliver(DeviceSpec spec, FileSystems fileSystems, String name, Blob image)
      throws IOException {
    fileSystems.standard().load(name, image);
    return List.of();
  }

  @Override
  public Optional<BootedImage> boot(NetworkDevice device, List<String> log) {
    FlashFile file = device.fileSystems().standard().files().get(0);
    return Optional.of(new BootedImage(file.name(), file, UNKNOWN));
  }

  @Override
  public LoginText login(NetworkDevice device) {
    return new LoginText(
        transcript.banner(), "\n", "Username: ", "Password: ", "Login invalid\n\n", "");
  }

  @Override
  public CommandSession session(NetworkDevice device, Terminal terminal, int privilege) {
    return new ReplaySession(device, terminal, transcript, unknownCommand);
  }

  @Override
  public void configure(NetworkDevice device, String lines) throws IOException {
    throw new IOException("a recorded session can't be configured");
  }

  @Override
  public String configuration(NetworkDevice device, DeviceConfig config) {
    return "";
  }

  @Override
  public List<MibGroup> mibGroups(NetworkDevice device) {
    return List.of();
  }
}
