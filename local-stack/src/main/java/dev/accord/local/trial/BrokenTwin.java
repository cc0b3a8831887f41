package dev.accord.local.trial;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** One line of safety taken out of a service, for as long as a trial needs to see that it notices. */
public record BrokenTwin(Weakening weakening, String className, String method, Duration until) {
    private static final List<String> CLASSES = List.of(
            "WeakeningAgent", "WeakeningAgent$Weakening", "WeakeningAgent$Weakening$1", "WeakeningAgent$Weakening$2");

    /** What becomes of the one method. */
    public enum Weakening {
        /** It does nothing; if it says how long to wait, it says zero, and if how safely to write, to a majority's memory. */
        EMPTY,
        /** A time that it is given as its first argument counts for nothing: it takes the present one. */
        COUNTS_FROM_NOW,
        /** It reads a document of the store where it wrote to it. */
        READS_INSTEAD_OF_WRITING
    }

    /** One method that does nothing any more. */
    public BrokenTwin(String className, String method, Duration until) {
        this(Weakening.EMPTY, className, method, until);
    }

    /** Breaks the service that runs as this process on this machine. */
    public void breakIn(long process) throws IOException {
        Path jar = agent();
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(process));
            try {
                machine.loadAgent(jar.toString(), orders());
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException refused) {
            throw new IOException("the broken twin cannot be made of process " + process, refused);
        } finally {
            Files.delete(jar);
        }
    }

    /** What makes the twin, in a file of its own that whoever asked for it deletes. */
    public Path agent() throws IOException {
        Path jar = Files.createTempFile("accord-broken-twin", ".jar");
        write(jar);
        return jar;
    }

    /** What is added to the environment of a service for it to be broken from its start on. */
    public Map<String, String> fromTheStart(Path agent) {
        return Map.of("JDK_JAVA_OPTIONS", "-javaagent:" + agent + "=" + orders());
    }

    private String orders() {
        return weakening + ":" + className + ":" + method + ":" + until.toSeconds();
    }

    private static void write(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Agent-Class", WeakeningAgent.class.getName());
        manifest.getMainAttributes().putValue("Premain-Class", WeakeningAgent.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (String name : CLASSES) {
                String path = "dev/accord/local/trial/" + name + ".class";
                out.putNextEntry(new JarEntry(path));
                try (InputStream in = WeakeningAgent.class.getResourceAsStream("/" + path)) {
                    if (in == null) {
                        throw new IOException("the agent is missing from this build");
                    }
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        }
    }
}
