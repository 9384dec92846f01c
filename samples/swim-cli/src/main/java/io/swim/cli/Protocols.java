package io.swim.cli;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.device.TransferProtocol;
import io.swim.spi.ConfigDriver;
import io.swim.spi.FileDriver;
import io.swim.spi.PushDriver;
import io.swim.spi.RebootDriver;
import io.swim.spi.TransferDriver;
import io.swim.spi.UploadDriver;
import io.swim.ssh.Platforms;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The words of the protocol options: those that a driver is loaded for. Any other would be found
 * out only when devices are being upgraded.
 */
final class Protocols {
  private Protocols() {}

  /** For {@code --transfer}. */
  static final class Transfer implements ITypeConverter<TransferProtocol>, Iterable<String> {
    @Override
    public TransferProtocol convert(String word) {
      return oneOf(possible(), word);
    }

    /** For help texts. */
    @Override
    public Iterator<String> iterator() {
      return possible().stream().map(Enum::name).iterator();
    }

    private static Set<TransferProtocol> possible() {
      Set<TransferProtocol> possible =
          all(PushDriver.class, PushDriver::protocols, TransferProtocol.class);
      for (PlatformId platform : Platforms.bundled().platforms()) {
        possible.addAll(
            all(TransferDriver.class, by -> by.protocols(platform), TransferProtocol.class));
        possible.addAll(
            all(UploadDriver.class, by -> by.protocols(platform), TransferProtocol.class));
      }
      return possible;
    }
  }

  /** For {@code --direction}. */
  static final class Direction implements ITypeConverter<io.swim.job.Direction> {
    @Override
    public io.swim.job.Direction convert(String word) {
      return oneOf(EnumSet.allOf(io.swim.job.Direction.class), word);
    }
  }

  /** For {@code --start}. */
  static final class Start implements ITypeConverter<Access> {
    @Override
    public Access convert(String word) {
      return oneOf(all(TransferDriver.class, TransferDriver::accesses, Access.class), word);
    }
  }

  /** For {@code --config}: files, or the boot configuration. */
  static final class Config implements ITypeConverter<Access> {
    @Override
    public Access convert(String word) {
      Set<Access> possible = all(ConfigDriver.class, ConfigDriver::accesses, Access.class);
      possible.addAll(all(FileDriver.class, FileDriver::accesses, Access.class));
      return oneOf(possible, word);
    }
  }

  /** For {@code --reboot}. */
  static final class Reboot implements ITypeConverter<Access> {
    @Override
    public Access convert(String word) {
      return oneOf(all(RebootDriver.class, RebootDriver::accesses, Access.class), word);
    }
  }

  private static <D, E extends Enum<E>> Set<E> all(
      Class<D> kind, Function<D, Collection<E>> what, Class<E> type) {
    Set<E> all = EnumSet.noneOf(type);
    ServiceLoader.load(kind, Protocols.class.getClassLoader())
        .forEach(driver -> all.addAll(what.apply(driver)));
    return all;
  }

  private static <E extends Enum<E>> E oneOf(Set<E> possible, String word) {
    String name = word.strip().toUpperCase(Locale.ROOT);
    return possible.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "nothing here can do '%s'; available: %s"
                        .formatted(
                            word.strip(),
                            possible.stream().map(Enum::name).collect(Collectors.joining(", ")))));
  }
}
