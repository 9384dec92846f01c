package io.swim.snmp.internal.mib;

import io.swim.device.SoftwarePackage;
import io.swim.device.SoftwarePackage.State;
import io.swim.fault.DriverException;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The image files that a device knows of and which of them runs, by HUAWEI-SYS-MAN-MIB and
 * HH3C-SYS-MAN-MIB, whose tables are the same: current.3 is the index of the running image, in a
 * table of images with name(2), location(4) and, of Huawei, version(5). With Comware 7 the current
 * image is not told there, since it runs several files.
 *
 * @param running path of the running image
 * @param version of the running image
 * @param packages all of them
 */
public record SystemImages(
    Optional<String> running, Optional<String> version, List<SoftwarePackage> packages) {
  private static final SystemImages NONE =
      new SystemImages(Optional.empty(), Optional.empty(), List.of());

  /** Whose tables. */
  public enum Vendor {
    HUAWEI("1.3.6.1.4.1.2011.5.25.19.1"),
    H3C("1.3.6.1.4.1.25506.2.3.1"),
    /** Where H3C was before it had a number of its own. */
    HUAWEI_3COM("1.3.6.1.4.1.2011.10.2.3.1");

    private final String root;

    Vendor(String root) {
      this.root = root;
    }
  }

  /** Reads them; empty where that MIB is not there. */
  public static SystemImages read(Vendor vendor, SnmpSession session)
      throws DriverException, InterruptedException {
    String images = vendor.root + ".4.2.1.";
    Map<String, SnmpValue> names = Columns.walk(session, images + 2);
    if (names.isEmpty()) {
      return NONE;
    }
    Map<String, SnmpValue> places = Columns.walk(session, images + 4);
    Map<String, SnmpValue> versions =
        vendor == Vendor.HUAWEI ? Columns.walk(session, images + 5) : Map.of();
    // Of a chassis with several boards, the first.
    Optional<String> current =
        Columns.walk(session, vendor.root + ".2.1.1.3").values().stream()
            .flatMap(value -> Columns.number(value).stream().boxed())
            .map(String::valueOf)
            .filter(names::containsKey)
            .findFirst();
    List<SoftwarePackage> packages = new ArrayList<>();
    for (Map.Entry<String, SnmpValue> each : names.entrySet()) {
      State state = State.UNKNOWN;
      if (current.isPresent()) {
        state = each.getKey().equals(current.get()) ? State.ACTIVE : State.INACTIVE;
      }
      Optional<String> version = Told.word(versions.get(each.getKey()));
      Optional<String> name = path(places.get(each.getKey()), each.getValue());
      if (name.isPresent()) {
        packages.add(new SoftwarePackage(name.get(), version, state));
      }
    }
    return new SystemImages(
        current.flatMap(index -> path(places.get(index), names.get(index))),
        current.flatMap(index -> Told.word(versions.get(index))),
        packages);
  }

  private static Optional<String> path(@Nullable SnmpValue place, @Nullable SnmpValue name) {
    return Told.word(name).map(it -> Told.word(place).orElse("") + it);
  }
}
