package io.swim;

import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.internal.DriverCatalog;
import io.swim.spi.AccessPointDriver;
import io.swim.spi.BundleReader;
import io.swim.spi.ConfigDriver;
import io.swim.spi.Driver;
import io.swim.spi.FactsDriver;
import io.swim.spi.FailoverDriver;
import io.swim.spi.FileClient;
import io.swim.spi.FileDriver;
import io.swim.spi.ImageRecognizer;
import io.swim.spi.InstallDriver;
import io.swim.spi.InstallLogDriver;
import io.swim.spi.PartDriver;
import io.swim.spi.PlatformCatalog;
import io.swim.spi.PushDriver;
import io.swim.spi.RebootDriver;
import io.swim.spi.SessionFactory;
import io.swim.spi.TransferDriver;
import io.swim.spi.UploadDriver;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts that do the work: registered by the host, or found. A registered one wins. */
final class Discovery {
  private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);
  private static final List<Class<?>> KINDS =
      List.of(
          FactsDriver.class,
          FileDriver.class,
          ConfigDriver.class,
          RebootDriver.class,
          InstallDriver.class,
          PartDriver.class,
          InstallLogDriver.class,
          AccessPointDriver.class,
          FailoverDriver.class,
          TransferDriver.class,
          PushDriver.class,
          UploadDriver.class,
          FileClient.class,
          SessionFactory.class,
          ImageRecognizer.class,
          BundleReader.class);

  private final List<Object> registered = new ArrayList<>();
  private final List<Object> found = new ArrayList<>();
  private Optional<PlatformCatalog> platforms = Optional.empty();

  void register(Object part) {
    if (KINDS.stream().noneMatch(kind -> kind.isInstance(part))) {
      throw new SwimException(
          ErrorCode.CONFIGURATION,
          part.getClass().getName()
              + " is no driver, session factory, file client, image recognizer or bundle reader");
    }
    registered.add(part);
  }

  void platforms(PlatformCatalog value) {
    platforms = Optional.of(value);
  }

  /**
   * Adds what is found.
   *
   * @throws SwimException CONFIGURATION when a provider can't be made: with its kind, and the name
   *     of its class and jar where they are known
   */
  void discover(ClassLoader loader) {
    KINDS.forEach(kind -> found(kind, loader).forEach(this::add));
    if (platforms.isEmpty()) {
      platforms =
          found(PlatformCatalog.class, loader).stream()
              .findFirst()
              .map(PlatformCatalog.class::cast);
    }
  }

  private static List<Object> found(Class<?> kind, ClassLoader loader) {
    List<Object> found = new ArrayList<>();
    try {
      for (ServiceLoader.Provider<?> each : ServiceLoader.load(kind, loader).stream().toList()) {
        found.add(made(kind, each));
      }
    } catch (ServiceConfigurationError e) {
      throw broken("the list of providers of " + kind.getSimpleName() + " is broken", e);
    }
    return found;
  }

  private static Object made(Class<?> kind, ServiceLoader.Provider<?> provider) {
    try {
      return provider.get();
    } catch (ServiceConfigurationError e) {
      throw broken(kind.getSimpleName() + " " + origin(provider.type()) + " can't be made", e);
    }
  }

  private static SwimException broken(String what, ServiceConfigurationError e) {
    Throwable cause = e.getCause();
    return new SwimException(
        ErrorCode.CONFIGURATION,
        what
            + ": "
            + e.getMessage()
            + (cause == null ? "" : ": " + cause)
            + ". Take its jar away, or discover with another class loader and register the rest",
        e);
  }

  /** One class may be of two kinds, and is then found twice. */
  private void add(Object part) {
    if (found.stream().noneMatch(other -> other.getClass() == part.getClass())) {
      found.add(part);
    }
  }

  PlatformCatalog platforms() {
    return platforms.orElse(PlatformCatalog.NONE);
  }

  /** All parts of a kind: the registered ones, then those found under other ids. */
  <T> List<T> of(Class<T> kind) {
    return all(kind).stream().map(kind::cast).toList();
  }

  /** Refuses two of one id and kind, and says who is there. */
  void check() {
    for (Class<?> kind : KINDS) {
      Map<String, Object> byId = new HashMap<>();
      for (Object part : all(kind)) {
        Object other = byId.putIfAbsent(id(part), part);
        if (other != null) {
          throw new SwimException(
              ErrorCode.CONFIGURATION,
              "two of "
                  + kind.getSimpleName()
                  + " have the id '"
                  + id(part)
                  + "': "
                  + origin(other)
                  + " and "
                  + origin(part));
        }
        LOG.info("{} {} from {}", kind.getSimpleName(), id(part), origin(part));
      }
    }
  }

  private List<Object> all(Class<?> kind) {
    List<Object> own = registered.stream().filter(kind::isInstance).toList();
    List<Object> all = new ArrayList<>(own);
    found.stream()
        .filter(kind::isInstance)
        .filter(part -> own.stream().noneMatch(mine -> id(mine).equals(id(part))))
        .forEach(all::add);
    return all;
  }

  private static String id(Object part) {
    if (part instanceof Driver driver) {
      return driver.id();
    }
    if (part instanceof SessionFactory<?> factory) {
      return factory.id();
    }
    if (part instanceof FileClient client) {
      return client.id();
    }
    if (part instanceof BundleReader reader) {
      return reader.id();
    }
    return ((ImageRecognizer) part).id();
  }

  private static String origin(Object part) {
    return origin(part.getClass());
  }

  private static String origin(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return type.getName() + (source == null ? "" : " in " + source.getLocation());
  }

  /** All drivers, clients and session factories. */
  DriverCatalog drivers() {
    List<SessionFactory<?>> sessions = new ArrayList<>();
    of(SessionFactory.class).forEach(sessions::add);
    return new DriverCatalog(
        of(FactsDriver.class),
        of(FileDriver.class),
        of(ConfigDriver.class),
        of(RebootDriver.class),
        of(InstallDriver.class),
        of(PartDriver.class),
        of(InstallLogDriver.class),
        of(AccessPointDriver.class),
        of(FailoverDriver.class),
        of(TransferDriver.class),
        of(PushDriver.class),
        of(UploadDriver.class),
        of(FileClient.class),
        sessions);
  }
}
