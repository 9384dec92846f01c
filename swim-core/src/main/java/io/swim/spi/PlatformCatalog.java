package io.swim.spi;

import io.swim.device.BootRegister;
import io.swim.device.DeviceFacts;
import io.swim.device.FlashPath;
import io.swim.device.PlatformId;
import io.swim.device.StackRules;
import io.swim.device.StackWords;
import io.swim.device.TransferProtocol;
import io.swim.image.ImageKind;
import io.swim.image.SystemPart;
import io.swim.image.VersionScheme;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What is known of platforms, from their definitions. Thread-safe; talks to nobody. */
public interface PlatformCatalog {
  /** Knows no platform. */
  PlatformCatalog NONE =
      new PlatformCatalog() {
        @Override
        public Set<PlatformId> platforms() {
          return Set.of();
        }

        @Override
        public VersionScheme versions(PlatformId platform) {
          return VersionScheme.GENERIC;
        }

        @Override
        public Optional<Identified> identify(String sysObjectId, String sysDescr) {
          return Optional.empty();
        }
      };

  /** All that there is a definition for. */
  Set<PlatformId> platforms();

  /** How a platform orders its versions; generic for one that is not known. */
  VersionScheme versions(PlatformId platform);

  /**
   * Tells a platform by what an SNMP agent says of it. A device of an unknown vendor is never taken
   * for a known platform.
   *
   * @param sysObjectId dotted, without a leading dot; empty if not told
   * @param sysDescr as it is
   */
  Optional<Identified> identify(String sysObjectId, String sysDescr);

  /**
   * Where its SNMP agents tell what they are, best first; empty, as by default, for what all agents
   * tell.
   */
  default List<SnmpReading> snmpReadings(PlatformId platform) {
    return List.of();
  }

  /**
   * What a file is, as far as its name tells; empty when it is the name of no platform's file, or
   * of more than one platform's. By default no name is known.
   *
   * @param fileName without folders; upper and lower case are one
   */
  default Optional<NamedImage> recognizeName(String fileName) {
    return Optional.empty();
  }

  /**
   * Whether a file of that name is a system image of the platform, as far as its name tells: what
   * may be deleted to make room. Only a name with a version is one: not a golden image, not a part
   * of an installed system, never a configuration, a licence or a certificate. By default none is,
   * and nothing is deleted.
   */
  default boolean isImage(PlatformId platform, String fileName) {
    return false;
  }

  /**
   * Whether the platform keeps its configuration there, or a key or a certificate, as far as the
   * path tells: without it a device does not come back as it was. By default nothing is known to be
   * one.
   *
   * @param path with its file system, such as {@code flash:config.text}
   */
  default boolean isConfiguration(PlatformId platform, String path) {
    return false;
  }

  /**
   * With which configuration registers devices of a platform boot from their image list. By default
   * those of a router.
   */
  default BootRegister bootRegister(PlatformId platform) {
    return BootRegister.ROUTER;
  }

  /**
   * The command with which a device of the platform boots by itself again after a reset, for
   * people; empty where there is none.
   */
  default Optional<String> bootsByItself(PlatformId platform) {
    return Optional.empty();
  }

  /**
   * The command by which a device of the platform drops a change of its software that waits to be
   * applied, for people; empty where there is none.
   */
  default Optional<String> dropsChange(PlatformId platform) {
    return Optional.empty();
  }

  /**
   * The file that the platform boots where it installs its software: a list of the packages; empty
   * where no boot list names it, as by default.
   *
   * @param fileSystem with its colon
   */
  default Optional<String> packageList(PlatformId platform, String fileSystem) {
    return Optional.empty();
  }

  /**
   * What the name of a file says of the part of a system in it, where the platform installs such
   * parts into a system that runs; empty, as by default, where a file of that name is none.
   *
   * @param fileName without folders; upper and lower case are one
   */
  default Optional<SystemPart> part(PlatformId platform, String fileName) {
    return Optional.empty();
  }

  /**
   * How the members of a stack of the platform are told apart, where each of them boots a file of
   * its own flash; empty where the platform has no such stacks, or nobody knows how.
   */
  default Optional<StackRules> stack(PlatformId platform) {
    return Optional.empty();
  }

  /**
   * How two units of the platform stand in for each other; empty, as by default, where SWIM does
   * not know how such a pair is upgraded.
   */
  default Optional<PairRules> pair(PlatformId platform) {
    return Optional.empty();
  }

  /**
   * What the words mean that devices of the platform have for their members, be those stacks of
   * files or not; empty where members are not looked at after a change of software, as by default.
   */
  default Optional<StackWords> stackWords(PlatformId platform) {
    return stack(platform).map(StackRules::words);
  }

  /**
   * What the platform does to a device's configuration when its software goes from one version to
   * another, up or down: a text for people for each release that is passed at which it writes
   * something in another way. By default nothing is known.
   *
   * @param from as the device wrote it
   * @param to in any spelling of the platform
   */
  default List<String> conversions(PlatformId platform, String from, String to) {
    return List.of();
  }

  /**
   * Whether images of a family boot from an archive as it is; elsewhere an archive has to be
   * unpacked on the device first.
   */
  default boolean bootsArchives(PlatformId platform, String imageFamily) {
    return false;
  }

  /**
   * Whether two paths on a device are of one image: of one file, as by default; or of one that the
   * platform unpacks when it is to be booted, and what then is shown in its place.
   *
   * @param one with its file system, as the device or SWIM spells it
   */
  default boolean isSameImage(PlatformId platform, String one, String other) {
    return FlashPath.same(one, other);
  }

  /** Whether two boot lists are of the same images, in the same order. */
  default boolean areSameImages(PlatformId platform, List<String> one, List<String> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      if (!isSameImage(platform, one.get(i), other.get(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether images of a family run on a device. By default where the device calls its own family
   * the same.
   *
   * @param imageFamily of the image
   * @param facts of the device
   */
  default Fit fits(PlatformId platform, String imageFamily, DeviceFacts facts) {
    return facts
        .imageFamily()
        .map(told -> told.equalsIgnoreCase(imageFamily) ? Fit.FITS : Fit.DIFFERS)
        .orElse(Fit.UNKNOWN);
  }

  /**
   * How the platform's own file server names a file; empty, as by default, when a file can't be
   * pushed to it that way.
   */
  default Optional<PushTarget> pushTarget(
      PlatformId platform, TransferProtocol protocol, FlashPath file) {
    return Optional.empty();
  }

  /**
   * What the name of a file says.
   *
   * @param platform whose file it is
   * @param kind what it is for
   * @param version in a spelling that the platform's version scheme understands; empty if the name
   *     tells none
   * @param family hardware family, or empty
   * @param featureSet or empty
   */
  record NamedImage(
      PlatformId platform, ImageKind kind, String version, String family, String featureSet) {
    public NamedImage {
      Objects.requireNonNull(platform, "platform");
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(version, "version");
      Objects.requireNonNull(family, "family");
      Objects.requireNonNull(featureSet, "featureSet");
    }
  }

  /**
   * A platform that was recognised.
   *
   * @param platform which
   * @param values what its description says, such as version, imageFamily, featureSet
   */
  record Identified(PlatformId platform, Map<String, String> values) {
    public Identified {
      Objects.requireNonNull(platform, "platform");
      Objects.requireNonNull(values, "values");
      values = Map.copyOf(values);
    }
  }
}
