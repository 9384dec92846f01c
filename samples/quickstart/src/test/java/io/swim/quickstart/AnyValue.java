package io.swim.quickstart;

import io.swim.device.DeviceId;
import io.swim.device.FlashPath;
import io.swim.device.Secret;
import io.swim.image.BundleId;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageBundle;
import io.swim.image.ImageId;
import io.swim.image.ImageSource;
import io.swim.image.SoftwareImage;
import io.swim.job.ProtocolOrders;
import io.swim.job.UpgradeRequest;
import io.swim.retrieval.Recurrence;
import io.swim.retrieval.RetrievalPlan;
import io.swim.spi.FetchRoute;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Some value of a type; what it is does not count. */
final class AnyValue {
  private static final List<Object> KNOWN =
      List.of(
          "text",
          Optional.empty(),
          OptionalInt.empty(),
          OptionalLong.empty(),
          Map.of(),
          Set.of(),
          List.of(),
          Duration.ofSeconds(1),
          Instant.EPOCH,
          ZoneOffset.UTC,
          LocalDate.EPOCH,
          LocalTime.NOON,
          Pattern.compile("any"),
          ProtocolOrders.DEFAULT,
          FetchRoute.from(InetAddress.getLoopbackAddress()),
          Path.of("file"),
          URI.create("https://127.0.0.1/"),
          Secret.of("any-s3cret"),
          InetAddress.getLoopbackAddress(),
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 1),
          new FlashPath("flash:", "file"),
          new Digest(DigestAlgorithm.MD5, "1".repeat(32)));

  private AnyValue() {}

  static Object of(Class<?> type) {
    if (type == int.class) {
      return 1;
    } else if (type == long.class) {
      return 1L;
    } else if (type.isPrimitive()) {
      return Array.get(Array.newInstance(type, 1), 0);
    }
    return KNOWN.stream()
        .filter(type::isInstance)
        .filter(each -> type != Object.class && type != Collection.class)
        .findFirst()
        .orElseGet(() -> made(type));
  }

  private static Object made(Class<?> type) {
    if (type.isArray()) {
      return Array.newInstance(type.getComponentType(), 0);
    } else if (type.isEnum()) {
      return type.getEnumConstants()[0];
    } else if (type == ImageBundle.class) {
      return new ImageBundle(
          new BundleId("text"), List.of((SoftwareImage) record(SoftwareImage.class)));
    } else if (type == UpgradeRequest.class) {
      return UpgradeRequest.of("text", new ImageId("text"), List.of(new DeviceId("text")));
    } else if (type == RetrievalPlan.class) {
      return RetrievalPlan.of(
          "text", (Recurrence) of(Recurrence.class), new ImageSource.LocalFile(Path.of("file")));
    } else if (type.isRecord()) {
      return record(type);
    } else if (type.isSealed()) {
      return of(type.getPermittedSubclasses()[0]);
    } else if (type.isInterface()) {
      return Proxy.newProxyInstance(
          type.getClassLoader(),
          new Class<?>[] {type},
          (proxy, method, values) -> {
            throw new IllegalStateException("nobody calls " + method);
          });
    }
    throw new IllegalStateException("an example of " + type + " is missing");
  }

  private static Object record(Class<?> type) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      return canonical.newInstance(Arrays.stream(types).map(AnyValue::of).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("an example of " + type + " is missing", e);
    }
  }
}
