package io.swim.transfer.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.device.Login;
import io.swim.device.Secret;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the builders of this module refuse at once, and not when it is used. */
class BuildersTest {
  private static final Login LOGIN = new Login("me", Secret.of("builder-pa55word"));

  static Stream<Arguments> setters() {
    List<Supplier<Object>> builders =
        List.of(
            TftpServer::builder,
            FtpFileServer::builder,
            HttpFileServer::builder,
            SshFileServer::builder,
            TftpClient::builder,
            HttpFiles::new,
            BuildersTest::portal);
    List<Arguments> all = new ArrayList<>();
    for (Supplier<Object> builder : builders) {
      for (Method method : builder.get().getClass().getMethods()) {
        for (int i = 0; i < method.getParameterCount(); i++) {
          if (method.getReturnType() == builder.get().getClass()
              && !method.getParameterTypes()[i].isPrimitive()) {
            String what =
                method.getDeclaringClass().getSimpleName() + "." + method.getName() + ", " + i;
            all.add(Arguments.of(Named.of(what, method), i, builder));
          }
        }
      }
    }
    return all.stream();
  }

  private static Object portal() {
    URI here = URI.create("https://127.0.0.1/");
    return AsdPortal.builder(here, here, PortalAccount.of("id", Secret.of("builder-s3cret")));
  }

  @ParameterizedTest
  @MethodSource("setters")
  void nullIsRefusedByName(Method setter, int parameter, Supplier<Object> builder)
      throws Exception {
    Object[] values =
        Arrays.stream(setter.getParameterTypes()).map(BuildersTest::any).toArray(Object[]::new);
    values[parameter] = null;

    assertThatThrownBy(() -> setter.invoke(builder.get(), values))
        .isInstanceOf(InvocationTargetException.class)
        .cause()
        .isInstanceOf(NullPointerException.class)
        .message()
        .as("the name of what is missing, and not the words of the JVM")
        .matches("[A-Za-z]+");
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
      }
      return 1;
    } catch (java.security.KeyStoreException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void everySetterIsAsked() {
    assertThat(setters().count()).isGreaterThan(40);
  }

  @Test
  void anAccountWithoutAFolderIsRefused() {
    for (Supplier<?> build :
        List.<Supplier<?>>of(
            FtpFileServer.builder().account(LOGIN)::build,
            HttpFileServer.builder().account(LOGIN)::build,
            SshFileServer.builder().account(LOGIN)::build,
            FtpFileServer.builder().writable()::build,
            HttpFileServer.builder().writable()::build,
            SshFileServer.builder().writable()::build)) {
      assertThatThrownBy(build::get)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("without a folder");
    }
  }
}
