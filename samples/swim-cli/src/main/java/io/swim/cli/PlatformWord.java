package io.swim.cli;

import io.swim.device.PlatformId;
import io.swim.ssh.Platforms;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The platforms that there are definitions for. */
final class PlatformWord implements ITypeConverter<PlatformId>, Iterable<String> {
  @Override
  public PlatformId convert(String word) {
    if (!known().contains(word)) {
      throw new TypeConversionException(
          "unknown platform '%s'; known are %s".formatted(word, String.join(", ", known())));
    }
    return new PlatformId(word);
  }

  /** For help texts. */
  @Override
  public Iterator<String> iterator() {
    return known().iterator();
  }

  private static List<String> known() {
    return Platforms.bundled().platforms().stream().map(PlatformId::value).sorted().toList();
  }
}
