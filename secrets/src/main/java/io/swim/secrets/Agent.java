package io.swim.secrets;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.isMethod;
import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.isToString;
import static net.bytebuddy.matcher.ElementMatchers.nameStartsWith;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;

import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import org.jspecify.annotations.Nullable;

/**
 * Watches a JVM that runs tests. Given as {@code -javaagent:swim-secrets.jar=FOLDER}; needs Byte
 * Buddy on the class path of the tests.
 *
 * <p>Noted are: the value of each {@code Secret}; the text of every record of ours, which are all
 * events, transcript lines and whatever a store keeps; what any of our {@code toString()} returns;
 * every exception that leaves a public method of ours. The logs of our code and of the libraries
 * are switched on down to DEBUG, but for two of Jetty.
 */
public final class Agent {
  private Agent() {}

  public static void premain(String folder, Instrumentation jvm) {
    Seen.into(Path.of(folder));
    new AgentBuilder.Default()
        .disableClassFormatChanges()
        .with(AgentBuilder.Listener.StreamWriting.toSystemError().withErrorsOnly())
        .type(named("org.slf4j.simple.SimpleLogger"))
        .transform(
            (builder, type, loader, module, domain) ->
                builder.visit(Advice.to(LogsAll.class).on(named("isLevelEnabled"))))
        .type(nameStartsWith("io.swim.").and(not(nameStartsWith("io.swim.secrets."))))
        .transform((builder, type, loader, module, domain) -> watched(builder, type, domain))
        .installOn(jvm);
  }

  private static DynamicType.Builder<?> watched(
      DynamicType.Builder<?> builder, TypeDescription type, @Nullable ProtectionDomain domain) {
    if (type.getName().equals("io.swim.device.Secret")) {
      return builder.visit(Advice.to(SecretMade.class).on(isConstructor()));
    }
    // What tests keep for themselves may well hold the secret that they compare with.
    if (type.isInterface() || isOfTests(domain)) {
      return builder;
    }
    DynamicType.Builder<?> watched =
        builder
            .visit(Advice.to(Threw.class).on(isMethod().and(isPublic()).and(not(isAbstract()))))
            .visit(Advice.to(Shown.class).on(isToString()));
    return type.isRecord()
        ? watched.visit(Advice.to(RecordMade.class).on(isConstructor()))
        : watched;
  }

  private static boolean isOfTests(@Nullable ProtectionDomain domain) {
    return domain != null
        && domain.getCodeSource() != null
        && domain.getCodeSource().getLocation().getPath().endsWith("/test-classes/");
  }

  /** Copied into the constructor of Secret. */
  static final class SecretMade {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void made(@Advice.Argument(0) String value) {
      Seen.secret(value);
    }
  }

  /** Copied into the constructors of records. */
  static final class RecordMade {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void made(@Advice.This Object made) {
      Seen.value(made);
    }
  }

  /** Copied into every toString(). */
  static final class Shown {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void shown(@Advice.Origin("#t") String type, @Advice.Return String text) {
      Seen.text(type, text);
    }
  }

  /** Copied into public methods. */
  static final class Threw {
    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void threw(@Advice.Thrown @Nullable Throwable thrown) {
      if (thrown != null) {
        Seen.thrown(thrown);
      }
    }
  }

  /**
   * Copied into the logger of the tests. HttpFileServer says of two loggers of Jetty that they show
   * logins at DEBUG, and warns when they do: hosts, and so we, leave them as they are.
   */
  static final class LogsAll {
    @Advice.OnMethodExit
    static void enabled(
        @Advice.FieldValue("name") String name,
        @Advice.Argument(0) int level,
        @Advice.Return(readOnly = false) boolean enabled) {
      // slf4j-simple calls DEBUG 10, TRACE 0.
      enabled =
          enabled
              || level >= 10
                  && !name.equals("org.eclipse.jetty.http.HttpParser")
                  && !name.equals("org.eclipse.jetty.io.ssl.SslConnection");
    }
  }
}
