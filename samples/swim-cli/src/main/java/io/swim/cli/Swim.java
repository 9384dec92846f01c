package io.swim.cli;

import io.swim.fault.CatalogueException;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.ssh.Platforms;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code swim}: what all its subcommands share. */
@Command(
    name = "swim",
    description = "Puts software images on network devices.",
    scope = ScopeType.INHERIT,
    version = "swim 0.1.0",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all succeeded",
      "1:something did not",
      "2:usage, or input that makes no sense"
    },
    subcommands = {
      FactsCommand.class,
      ValidateCommand.class,
      AnalyzeCommand.class,
      UpgradeCommand.class,
      RollbackCommand.class,
      CommitCommand.class,
      ConditionCommand.class,
      TestCopyCommand.class,
      BackupCommand.class,
      FilesCommand.class,
      ImageCommand.class,
      ServersCommand.class,
      PlatformCommand.class,
      PortalCommand.class,
      ServeCommand.class,
      SimulateCommand.class
    })
public final class Swim implements Callable<Integer> {
  static final int ALL_SUCCEEDED = 0;
  static final int NOT_ALL_SUCCEEDED = 1;
  static final int USAGE = 2;

  @Option(
      names = "--inventory",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "The devices and how to reach them, in YAML.")
  @Nullable Path inventory;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "One JSON document on standard output.")
  boolean json;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      defaultValue = "${sys:user.home}/.swim",
      description =
          "Where known host keys, images under way and journals are kept. Default: ~/.swim")
  Path data = Path.of(".");

  @Option(
      names = "--repository",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Where images are kept. Default: images below the DIR of --data")
  @Nullable Path repository;

  @Option(
      names = "--platforms",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Definitions of platforms, besides those that come with SWIM.")
  List<Path> platformFiles = List.of();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Shows this help.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Shows the version.")
  boolean version;

  final Output output;

  @Spec @Nullable CommandSpec spec;

  Swim(Output output) {
    this.output = output;
  }

  /** Ends the process with an exit code. */
  public static void main(String... arguments) {
    System.exit(run(Output.standard(), arguments));
  }

  /**
   * Runs one command.
   *
   * @return the exit code
   */
  static int run(Output output, String... arguments) {
    CommandLine line = new CommandLine(new Swim(output));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(new PrintWriter(output.out(), true));
    line.setErr(new PrintWriter(output.err(), true));
    line.setParameterExceptionHandler((e, given) -> usage(output, e));
    line.setExecutionExceptionHandler((e, command, parsed) -> failed(output, e));
    return line.execute(arguments);
  }

  /** What picocli has set by the time a command is called. */
  static Swim of(@Nullable Swim parent) {
    return Objects.requireNonNull(parent);
  }

  /**
   * The inventory.
   *
   * @throws BadInput when none was given
   */
  Path inventory() {
    Path given = inventory;
    if (given == null) {
      throw new BadInput("which devices? Give --inventory FILE");
    }
    return given;
  }

  /** The folder with images. */
  Path repository() {
    Path given = repository;
    return given == null ? data.resolve("images") : given;
  }

  private static int usage(Output output, ParameterException e) {
    output.remark(
        "swim: "
            + e.getMessage()
            + " (see "
            + e.getCommandLine().getCommandSpec().qualifiedName()
            + " --help)");
    return USAGE;
  }

  /** What is nobody's defect is one line; for a defect, its trace is wanted. */
  private static int failed(Output output, Exception e) throws Exception {
    if (e instanceof SwimException known) {
      // When the process is told to end, the last words are said already.
      if (known.code() != ErrorCode.CLOSED) {
        output.remark("swim: " + e.getMessage());
      }
      return isUsage(known.code()) ? USAGE : NOT_ALL_SUCCEEDED;
    } else if (e instanceof BadInput) {
      output.remark("swim: " + e.getMessage());
      return USAGE;
    } else if (e instanceof CatalogueException refused) {
      output.remark("swim: " + PortalWords.of(refused));
      return NOT_ALL_SUCCEEDED;
    }
    throw e;
  }

  /** Whether the user asked for something that makes no sense, whatever the state of the world. */
  private static boolean isUsage(ErrorCode code) {
    return switch (code) {
      case UNKNOWN_DEVICE,
          UNKNOWN_IMAGE,
          UNKNOWN_IMAGE_GROUP,
          UNKNOWN_JOB,
          INVALID_REQUEST,
          CONFIGURATION,
          IMAGE_UNRECOGNISED ->
          true;
      case UNREADABLE_OUTPUT,
          IMAGE_INVALID,
          IMAGE_RENAMED,
          IMAGE_DUPLICATE,
          IMAGE_DIGEST_MISMATCH,
          IMAGE_SIGNATURE_INVALID,
          SOURCE_FAILED,
          NAME_UNRESOLVED,
          AGREEMENT_REQUIRED,
          ENCRYPTION_NOT_ELIGIBLE,
          NOT_ENTITLED,
          IMAGE_IN_USE,
          REPOSITORY_FULL,
          STORE_FAILED,
          CLOSED ->
          false;
    };
  }

  /** Those that come with SWIM, and those of the user. */
  Platforms platforms() {
    Platforms all = Platforms.bundled();
    for (Path file : platformFiles) {
      try {
        all = all.with(file);
      } catch (IOException e) {
        throw new BadInput(file + " can't be read: " + e.getMessage());
      }
    }
    return all;
  }

  @Override
  public Integer call() {
    throw new BadInput("which command? See swim --help");
  }
}
