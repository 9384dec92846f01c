package io.swim.testkit.internal.portal;

import io.swim.testkit.portal.PortalImage;
import io.swim.testkit.portal.PortalRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bytes, at addresses that are signed and good for one request (RFC 9110, section 14). */
final class FileDesk {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-");
  private static final int SIGNATURE_BYTES = 16;

  private final Supplier<String> host;
  private final Map<String, PortalImage> signed = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();

  /**
   * @param host where files are served from
   */
  FileDesk(Supplier<String> host) {
    this.host = host;
  }

  /** A fresh address. */
  String address(PortalImage image) {
    byte[] bytes = new byte[SIGNATURE_BYTES];
    random.nextBytes(bytes);
    String signature = HexFormat.of().formatHex(bytes);
    signed.put(signature, image);
    String name = URLEncoder.encode(image.fileName(), StandardCharsets.UTF_8);
    return host.get() + "/files/" + name + "?signature=" + signature;
  }

  PortalReply answer(PortalRequest request, String ignoredHeader) {
    PortalImage image = signed.remove(request.target().replaceAll(".*signature=", ""));
    if (image == null) {
      return PortalReply.text(403, "application/xml", "<Error><Code>AccessDenied</Code></Error>");
    }
    byte[] bytes = image.bytes();
    String tag = "\"" + image.fields().get("md5").orElse("none") + "\"";
    PortalReply whole =
        new PortalReply(
            200,
            Map.of(
                "Content-Type", "application/octet-stream", "ETag", tag, "Accept-Ranges", "bytes"),
            bytes);
    Matcher range = RANGE.matcher(request.headers().getOrDefault("range", ""));
    if (ignoredHeader.equals("range")
        || !range.matches()
        || !request.headers().getOrDefault("if-range", tag).equals(tag)) {
      return whole;
    }
    long from = Long.parseLong(range.group(1));
    if (from >= bytes.length) {
      return PortalReply.empty(416).with("Content-Range", "bytes */" + bytes.length);
    }
    PortalReply part =
        new PortalReply(206, whole.headers(), Arrays.copyOfRange(bytes, (int) from, bytes.length));
    return part.with(
        "Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
  }
}
