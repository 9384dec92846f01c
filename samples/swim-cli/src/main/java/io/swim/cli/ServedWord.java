package io.swim.cli;

import io.swim.device.ServedProtocol;
import io.swim.device.TransferProtocol;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code PROTOCOL[:PORT][=HOME]}: a protocol of a distribution server. */
final class ServedWord implements ITypeConverter<ServedProtocol> {
  private static final Pattern WORD = Pattern.compile("([A-Za-z]+)(?::(\\d{1,5}))?(?:=(.*))?");

  @Override
  public ServedProtocol convert(String word) {
    Matcher matcher = WORD.matcher(word);
    if (!matcher.matches()) {
      throw new TypeConversionException("'" + word + "' is not PROTOCOL[:PORT][=HOME]");
    }
    String name = matcher.group(1).toUpperCase(Locale.ROOT);
    ServedProtocol served =
        Arrays.stream(TransferProtocol.values())
            .filter(each -> each.name().equals(name))
            .findFirst()
            .map(ServedProtocol::of)
            .orElseThrow(
                () ->
                    new TypeConversionException(
                        "'%s' is no protocol; known are %s"
                            .formatted(
                                matcher.group(1),
                                Arrays.stream(TransferProtocol.values())
                                    .map(TransferProtocol::scheme)
                                    .collect(Collectors.joining(", ")))));
    try {
      if (matcher.group(2) != null) {
        served = served.withPort(Integer.parseInt(matcher.group(2)));
      }
      return matcher.group(3) == null ? served : served.withHome(matcher.group(3));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
