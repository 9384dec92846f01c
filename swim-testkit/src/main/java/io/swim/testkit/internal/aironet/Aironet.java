package io.swim.testkit.internal.aironet;

import io.swim.testkit.device.BootStyle;
import io.swim.testkit.internal.device.BootedImage;
import io.swim.testkit.internal.device.CommandSession;
import io.swim.testkit.internal.device.DeviceConfig;
import io.swim.testkit.internal.device.DeviceSpec;
import io.swim.testkit.internal.device.FileSystems;
import io.swim.testkit.internal.device.LoginText;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.device.Personality;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import io.swim.testkit.internal.ios.Ios;
import io.swim.testkit.internal.ios.IosSession;
import io.swim.testkit.internal.ios.Modes;
import io.swim.testkit.internal.mib.MibGroup;
import io.swim.testkit.internal.terminal.Terminal;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An autonomous access point: classic IOS, whose image is in a folder that was unpacked from an
 * archive. Keeps no state: one for all devices.
 */
public final class Aironet implements Personality {
  private static final Modes MODES = new Modes(BootStyle.PATH_LIST);

  static {
    ArchiveCommand.addTo(MODES.tree(IosSession.Mode.PRIVILEGED));
  }

  private final Ios ios = new Ios();

  @Override
  public List<String> deliver(DeviceSpec spec, FileSystems fileSystems, String name, Blob image)
      throws IOException {
    try {
      for (Map.Entry<String, Blob> file : image.unpack(fileSystems.standard().store()).entrySet()) {
        fileSystems.standard().load(file.getKey(), file.getValue());
      }
      return List.of(path(image.inspect().imageName()));
    } catch (NotBootable e) {
      throw new IOException(name + " can't be unpacked: " + e.getMessage(), e);
    }
  }

  /** The image in a folder. */
  static String path(String folder) {
    return "flash:/" + folder + "/" + folder;
  }

  @Override
  public Optional<BootedImage> boot(NetworkDevice device, List<String> log) {
    return ios.boot(device, log);
  }

  @Override
  public LoginText login(NetworkDevice device) {
    return ios.login(device);
  }

  @Override
  public CommandSession session(NetworkDevice device, Terminal terminal, int privilege) {
    return new IosSession(device, terminal, privilege, MODES);
  }

  @Override
  public void configure(NetworkDevice device, String lines) throws IOException {
    ios.configure(device, lines);
  }

  @Override
  public String configuration(NetworkDevice device, DeviceConfig config) {
    return ios.configuration(device, config);
  }

  @Override
  public List<MibGroup> mibGroups(NetworkDevice device) {
    return ios.mibGroups(device);
  }
}
