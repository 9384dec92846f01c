package io.swim.ssh;

import io.swim.device.BootRegister;
import io.swim.device.DeviceFacts;
import io.swim.device.FlashPath;
import io.swim.device.PlatformId;
import io.swim.device.StackRules;
import io.swim.device.StackWords;
import io.swim.device.TransferProtocol;
import io.swim.image.SystemPart;
import io.swim.image.VersionScheme;
import io.swim.spi.Fit;
import io.swim.spi.PairRules;
import io.swim.spi.PlatformCatalog;
import io.swim.spi.PushTarget;
import io.swim.spi.SnmpReading;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@link Platforms#bundled()}, for discovery by {@link java.util.ServiceLoader}. */
public final class BundledPlatforms implements PlatformCatalog {
  private final Platforms platforms = Platforms.bundled();

  @Override
  public Set<PlatformId> platforms() {
    return platforms.platforms();
  }

  @Override
  public VersionScheme versions(PlatformId platform) {
    return platforms.versions(platform);
  }

  @Override
  public Optional<Identified> identify(String sysObjectId, String sysDescr) {
    return platforms.identify(sysObjectId, sysDescr);
  }

  @Override
  public List<SnmpReading> snmpReadings(PlatformId platform) {
    return platforms.snmpReadings(platform);
  }

  @Override
  public Optional<NamedImage> recognizeName(String fileName) {
    return platforms.recognizeName(fileName);
  }

  @Override
  public boolean isImage(PlatformId platform, String fileName) {
    return platforms.isImage(platform, fileName);
  }

  @Override
  public boolean isConfiguration(PlatformId platform, String path) {
    return platforms.isConfiguration(platform, path);
  }

  @Override
  public Fit fits(PlatformId platform, String imageFamily, DeviceFacts facts) {
    return platforms.fits(platform, imageFamily, facts);
  }

  @Override
  public BootRegister bootRegister(PlatformId platform) {
    return platforms.bootRegister(platform);
  }

  @Override
  public Optional<SystemPart> part(PlatformId platform, String fileName) {
    return platforms.part(platform, fileName);
  }

  @Override
  public Optional<String> bootsByItself(PlatformId platform) {
    return platforms.bootsByItself(platform);
  }

  @Override
  public Optional<String> dropsChange(PlatformId platform) {
    return platforms.dropsChange(platform);
  }

  @Override
  public Optional<StackRules> stack(PlatformId platform) {
    return platforms.stack(platform);
  }

  @Override
  public Optional<StackWords> stackWords(PlatformId platform) {
    return platforms.stackWords(platform);
  }

  @Override
  public Optional<PairRules> pair(PlatformId platform) {
    return platforms.pair(platform);
  }

  @Override
  public boolean bootsArchives(PlatformId platform, String imageFamily) {
    return platforms.bootsArchives(platform, imageFamily);
  }

  @Override
  public List<String> conversions(PlatformId platform, String from, String to) {
    return platforms.conversions(platform, from, to);
  }

  @Override
  public Optional<String> packageList(PlatformId platform, String fileSystem) {
    return platforms.packageList(platform, fileSystem);
  }

  @Override
  public boolean isSameImage(PlatformId platform, String one, String other) {
    return platforms.isSameImage(platform, one, other);
  }

  @Override
  public boolean areSameImages(PlatformId platform, List<String> one, List<String> other) {
    return platforms.areSameImages(platform, one, other);
  }

  @Override
  public Optional<PushTarget> pushTarget(
      PlatformId platform, TransferProtocol protocol, FlashPath file) {
    return platforms.pushTarget(platform, protocol, file);
  }
}
