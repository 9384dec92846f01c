package io.swim.testkit.internal.nxos;

import io.swim.testkit.internal.device.BootedImage;
import io.swim.testkit.internal.device.CommandSession;
import io.swim.testkit.internal.device.DeviceConfig;
import io.swim.testkit.internal.device.DeviceSpec;
import io.swim.testkit.internal.device.FileSystems;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.LoginText;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.device.Personality;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.image.ImageFacts;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import io.swim.testkit.internal.mib.MibGroup;
import io.swim.testkit.internal.snmp.EntityGroup;
import io.swim.testkit.internal.snmp.SystemGroups;
import io.swim.testkit.internal.terminal.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Cisco NX-OS of one switch with one image, which its boot variable names. */
public final class NxOs implements Personality {
  private final Installer installer = new Installer();
  private final Set<String> knownHosts = new HashSet<>();
  private List<String> bootedFrom = List.of();

  static NxOs of(NetworkDevice device) {
    return (NxOs) device.personality();
  }

  @Override
  public List<String> deliver(DeviceSpec spec, FileSystems fileSystems, String name, Blob image)
      throws IOException {
    fileSystems.standard().load(name, image);
    return List.of("bootflash:/" + name);
  }

  /** Without a file that it can boot, a switch stays at its loader. */
  @Override
  public Optional<BootedImage> boot(NetworkDevice device, List<String> log) {
    installer.end();
    Optional<BootedImage> old = device.bootedAgain();
    bootedFrom = device.nvram().startup().bootImages();
    if (old.isPresent()) {
      return old;
    }
    for (String path : bootedFrom) {
      Optional<BootedImage> image = load(device, path, log);
      if (image.isPresent()) {
        return image;
      }
    }
    log.add("loader > ");
    return Optional.empty();
  }

  private static Optional<BootedImage> load(NetworkDevice device, String path, List<String> log) {
    log.add("Booting " + path);
    try {
      Located located = device.fileSystems().locate(path);
      FlashFile file = located.fileSystem().get(located.file());
      return Optional.of(new BootedImage(path, file, checked(device, file)));
    } catch (NotBootable | IOException e) {
      log.add(e.getMessage() + "; boot failed.");
      return Optional.empty();
    }
  }

  /** What an image is, if it is whole and of this hardware. */
  static ImageFacts checked(NetworkDevice device, FlashFile file) throws NotBootable, IOException {
    ImageFacts facts = file.blob().inspect();
    String family = device.spec().model().family();
    if (!facts.family().equals(family)) {
      throw new IOException("image is for " + facts.family() + ", this is a " + family);
    }
    return facts;
  }

  Installer installer() {
    return installer;
  }

  /** The boot variable at the last start. */
  List<String> bootedFrom(NetworkDevice device) {
    synchronized (device) {
      return bootedFrom;
    }
  }

  /** Whether the key of a server is new; it is known from then on. */
  boolean isNewHost(NetworkDevice device, String host) {
    synchronized (device) {
      return knownHosts.add(host);
    }
  }

  @Override
  public LoginText login(NetworkDevice device) {
    return NxText.login(device);
  }

  @Override
  public CommandSession session(NetworkDevice device, Terminal terminal, int privilege) {
    return new NxSession(device, terminal);
  }

  @Override
  public void configure(NetworkDevice device, String lines) throws IOException {
    new NxSession(device, Terminal.ofNobody()).configure(lines);
  }

  @Override
  public String configuration(NetworkDevice device, DeviceConfig config) {
    return NxText.configuration(device, config);
  }

  @Override
  public List<MibGroup> mibGroups(NetworkDevice device) {
    List<MibGroup> groups = new ArrayList<>(SystemGroups.of(device));
    groups.add(EntityGroup.of(() -> NxInventory.of(device)));
    return groups;
  }
}
