package io.swim.testkit.portal;

import io.swim.testkit.device.SimulatedImage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An image that the portal offers. Immutable.
 *
 * @param product product id
 * @param mdfId in the product tree
 * @param fileName with the ending
 * @param release its version
 * @param bytes what is downloaded
 * @param fields of the image in the answers of the portal; one that is set to null is left out
 */
public record PortalImage(
    String product,
    String mdfId,
    String fileName,
    String release,
    byte[] bytes,
    Map<String, Optional<String>> fields) {
  public PortalImage {
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(mdfId, "mdfId");
    Objects.requireNonNull(fileName, "fileName");
    Objects.requireNonNull(release, "release");
    Objects.requireNonNull(bytes, "bytes");
    Objects.requireNonNull(fields, "fields");
    bytes = bytes.clone();
    fields = Map.copyOf(fields);
  }

  /** With digests and size that fit, and no encryption. */
  public static PortalImage of(String product, String fileName, String release, byte[] bytes) {
    Map<String, Optional<String>> fields = new LinkedHashMap<>();
    fields.put("imageGuid", Optional.of(guid(product, fileName)));
    fields.put("size", Optional.of(String.valueOf(bytes.length)));
    fields.put("md5", Optional.of(digest("MD5", bytes)));
    fields.put("sha512", Optional.of(digest("SHA-512", bytes)));
    fields.put("imageDescription", Optional.of("Image " + fileName));
    fields.put("featureSetDescription", Optional.of("LAN BASE"));
    fields.put("encryptionSoftwareIndicator", Optional.of("N"));
    fields.put("minDram", Optional.of("64"));
    fields.put("minFlash", Optional.of("32"));
    fields.put("isDeleted", Optional.of("N"));
    return new PortalImage(product, "280805680", fileName, release, bytes, fields);
  }

  /** An image that simulated devices can boot. */
  public static PortalImage of(String product, SimulatedImage image) {
    return of(product, image.fileName(), image.version(), image.toByteArray());
  }

  private static String guid(String product, String fileName) {
    return digest("SHA-1", (product + "/" + fileName).getBytes(StandardCharsets.UTF_8))
        .toUpperCase(Locale.ROOT);
  }

  private static String digest(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has " + algorithm, e);
    }
  }

  /** Has strong encryption: its form is asked for. */
  public PortalImage encrypted() {
    return with("encryptionSoftwareIndicator", "Y");
  }

  /** With another text in one of its fields, whatever the portal's own would be. */
  public PortalImage with(String field, String text) {
    Map<String, Optional<String>> all = new LinkedHashMap<>(fields);
    all.put(field, Optional.of(text));
    return new PortalImage(product, mdfId, fileName, release, bytes, all);
  }

  /** Without one of its fields. */
  public PortalImage without(String field) {
    Map<String, Optional<String>> all = new LinkedHashMap<>(fields);
    all.put(field, Optional.empty());
    return new PortalImage(product, mdfId, fileName, release, bytes, all);
  }

  public PortalImage withMdfId(String value) {
    return new PortalImage(product, value, fileName, release, bytes, fields);
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The portal's own id of it. */
  public String guid() {
    return fields.get("imageGuid").orElse("");
  }

  public boolean isEncrypted() {
    return fields
        .getOrDefault("encryptionSoftwareIndicator", Optional.empty())
        .equals(Optional.of("Y"));
  }

  @Override
  public String toString() {
    return product + "/" + fileName + " " + release;
  }
}
