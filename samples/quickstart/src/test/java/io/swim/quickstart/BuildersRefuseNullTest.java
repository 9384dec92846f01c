package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.swim.UpgradeEngine;
import io.swim.device.DeviceFacts;
import io.swim.device.DeviceId;
import io.swim.device.Secret;
import io.swim.job.Assignment;
import io.swim.job.AssignmentId;
import io.swim.job.RunId;
import io.swim.snmp.SnmpSessions;
import io.swim.ssh.CliSessions;
import io.swim.ssh.SshFiles;
import io.swim.transfer.ftp.FtpFileServer;
import io.swim.transfer.http.HttpFileServer;
import io.swim.transfer.http.HttpFiles;
import io.swim.transfer.portal.AsdPortal;
import io.swim.transfer.portal.PortalAccount;
import io.swim.transfer.ssh.SshFileServer;
import io.swim.transfer.tftp.TftpClient;
import io.swim.transfer.tftp.TftpServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is forgotten is told where it is forgotten: every setter of every builder of the library.
 */
class BuildersRefuseNullTest {
  private static final List<Supplier<Object>> BUILDERS =
      List.of(
          UpgradeEngine::builder,
          () -> DeviceFacts.builder(Instant.EPOCH),
          BuildersRefuseNullTest::assignment,
          SnmpSessions::builder,
          CliSessions::builder,
          SshFiles::builder,
          TftpServer::builder,
          FtpFileServer::builder,
          HttpFileServer::builder,
          SshFileServer::builder,
          TftpClient::builder,
          HttpFiles::new,
          BuildersRefuseNullTest::portal);

  private static Object assignment() {
    AssignmentId id = new AssignmentId(new RunId("run"), new DeviceId("sw-1"));
    return Assignment.pending(id, Instant.EPOCH).toBuilder();
  }

  private static Object portal() {
    URI here = URI.create("https://127.0.0.1/");
    return AsdPortal.builder(here, here, PortalAccount.of("id", Secret.of("builder-s3cret")));
  }

  private static Stream<Arguments> setters() {
    return BUILDERS.stream().flatMap(BuildersRefuseNullTest::setters);
  }

  private static Stream<Arguments> setters(Supplier<Object> builder) {
    Class<?> type = builder.get().getClass();
    return Stream.of(type.getMethods())
        .filter(method -> method.getReturnType() == type)
        .flatMap(
            method ->
                IntStream.range(0, method.getParameterCount())
                    .filter(at -> !method.getParameterTypes()[at].isPrimitive())
                    .mapToObj(
                        at ->
                            arguments(
                                Named.of(type.getSimpleName() + "." + method.getName(), method),
                                at,
                                builder)));
  }

  @ParameterizedTest
  @MethodSource("setters")
  void aSetterNamesWhatIsNull(Method setter, int parameter, Supplier<Object> builder) {
    Object[] values =
        Arrays.stream(setter.getParameterTypes())
            .map(BuildersRefuseNullTest::any)
            .toArray(Object[]::new);
    values[parameter] = null;

    Throwable thrown = catchThrowable(() -> setter.invoke(builder.get(), values));

    assertThat(thrown).isInstanceOf(InvocationTargetException.class);
    assertThat(thrown.getCause())
        .isExactlyInstanceOf(NullPointerException.class)
        .message()
        .as("the name of what is null, and not the words of the JVM")
        .matches("[a-zA-Z]+");
  }

  /** Besides the one that is null. */
  private static Object any(Class<?> type) {
    try {
      if (type == KeyStore.class) {
        return KeyStore.getInstance(KeyStore.getDefaultType());
      } else if (type == Secret.class) {
        return Secret.of("builder-s3cret");
      } else if (type == Path.class) {
        return Path.of("file");
      } else if (type == String.class) {
        return "text";
      } else if (type == int.class) {
        return 1;
      } else if (type == long.class) {
        return 1L;
      }
      return null;
    } catch (KeyStoreException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void everySetterIsAsked() {
    assertThat(setters().count()).isGreaterThan(90);
  }
}
