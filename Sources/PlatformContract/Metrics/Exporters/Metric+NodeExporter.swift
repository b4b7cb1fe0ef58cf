/// What node_exporter tells of nodes; kinds and labels are those of its exposition.
extension Metric {
    /// Processors, disks and file systems.
    static let nodes = Exporter.nodeExporter.metrics(
        from: "node_exporter collector/cpu_linux.go, diskstats_linux.go, filesystem_common.go, loadavg.go",
        [
            .counter("node_cpu_seconds_total", "cpu mode", "Seconds that each processor spent in each mode."),
            .counter("node_cpu_guest_seconds_total", "cpu mode", "Seconds that each processor spent in guests."),
            .gauge("node_load1", "", "Load over a minute."),
            .gauge("node_load5", "", "Load over 5 minutes."),
            .gauge("node_load15", "", "Load over 15 minutes."),
            .counter("node_context_switches_total", "", "Context switches."),
            .counter("node_forks_total", "", "Processes started."),
            .counter("node_intr_total", "", "Interrupts."),
            .gauge("node_procs_running", "", "Processes that can run."),
            .gauge("node_procs_blocked", "", "Processes that wait for a disk."),
            .counter("node_pressure_cpu_waiting_seconds_total", "", "Time that processes waited for a processor."),
            .counter("node_pressure_io_stalled_seconds_total", "", "Time that no process could go on for disks."),
            .counter("node_pressure_io_waiting_seconds_total", "", "Time that processes waited for disks."),
            .counter("node_pressure_memory_stalled_seconds_total", "", "Time that no process could go on for memory."),
            .counter("node_pressure_memory_waiting_seconds_total", "", "Time that processes waited for memory."),
            .gauge("node_disk_info", "device major minor model path revision serial wwn", "Disks of a node; always 1."),
            .gauge("node_disk_io_now", "device", "Reads and writes under way."),
            .counter("node_disk_io_time_seconds_total", "device", "Time spent reading and writing."),
            .counter("node_disk_io_time_weighted_seconds_total", "device", "The same, weighted by what waits."),
            .counter("node_disk_read_bytes_total", "device", "Bytes read."),
            .counter("node_disk_read_time_seconds_total", "device", "Time spent reading."),
            .counter("node_disk_reads_completed_total", "device", "Reads completed."),
            .counter("node_disk_written_bytes_total", "device", "Bytes written."),
            .counter("node_disk_write_time_seconds_total", "device", "Time spent writing."),
            .counter("node_disk_writes_completed_total", "device", "Writes completed."),
            .gauge("node_filesystem_avail_bytes", "device fstype mountpoint", "Bytes free for users."),
            .gauge("node_filesystem_free_bytes", "device fstype mountpoint", "Bytes free."),
            .gauge("node_filesystem_size_bytes", "device fstype mountpoint", "Size of a file system."),
            .gauge("node_filesystem_files", "device fstype mountpoint", "Inodes of a file system."),
            .gauge("node_filesystem_files_free", "device fstype mountpoint", "Free inodes of a file system."),
            .gauge("node_filesystem_readonly", "device fstype mountpoint", "1 where a file system can only be read."),
            .gauge(
                "node_filesystem_device_error",
                "device fstype mountpoint",
                "1 where a file system could not be asked."
            ),
            .gauge("node_filefd_allocated", "", "Open files."),
            .gauge("node_filefd_maximum", "", "Files that may be open."),
            .gauge("node_boot_time_seconds", "", "When a node started."),
            .gauge("node_time_seconds", "", "A node's clock."),
            .gauge(
                "node_uname_info",
                "domainname machine nodename release sysname version",
                "The kernel of a node; always 1."
            ),
            .gauge(
                "node_os_info",
                "build_id id id_like image_id image_version name pretty_name variant variant_id version version_codename version_id",
                "The system of a node; always 1."
            ),
        ]
    )

    /// Memory.
    static let nodeMemory = Exporter.nodeExporter.metrics(
        from: "node_exporter collector/meminfo.go, from /proc/meminfo",
        [
            .gauge("node_memory_MemTotal_bytes", "", "Memory of the node."),
            .gauge("node_memory_MemAvailable_bytes", "", "Memory available for starting new applications."),
            .gauge("node_memory_MemFree_bytes", "", "Memory that nothing uses."),
            .gauge("node_memory_Buffers_bytes", "", "Buffers of block devices."),
            .gauge("node_memory_Cached_bytes", "", "Page cache."),
            .gauge("node_memory_Active_bytes", "", "Memory used of late."),
            .gauge("node_memory_Inactive_bytes", "", "Memory not used of late."),
            .gauge("node_memory_AnonPages_bytes", "", "Pages of processes."),
            .gauge("node_memory_Mapped_bytes", "", "Mapped files."),
            .gauge("node_memory_Shmem_bytes", "", "Shared memory."),
            .gauge("node_memory_Slab_bytes", "", "Memory of the kernel's slabs."),
            .gauge("node_memory_SReclaimable_bytes", "", "Slabs that can be reclaimed."),
            .gauge("node_memory_SUnreclaim_bytes", "", "Slabs that can't be reclaimed."),
            .gauge("node_memory_Dirty_bytes", "", "Memory that waits to be written."),
            .gauge("node_memory_Writeback_bytes", "", "Memory that is being written."),
            .gauge("node_memory_CommitLimit_bytes", "", "Memory that can be promised."),
            .gauge("node_memory_Committed_AS_bytes", "", "Memory that is promised."),
            .gauge("node_memory_SwapTotal_bytes", "", "Swap of the node."),
            .gauge("node_memory_SwapFree_bytes", "", "Swap that nothing uses."),
            .gauge("node_memory_HugePages_Total", "", "Huge pages."),
            .gauge("node_memory_HugePages_Free", "", "Huge pages that nothing uses."),
            .untyped("node_vmstat_oom_kill", "", "Times that the kernel killed for memory."),
            .untyped("node_vmstat_pgfault", "", "Page faults."),
            .untyped("node_vmstat_pgmajfault", "", "Page faults that read from a disk."),
            .untyped("node_vmstat_pswpin", "", "Pages swapped in."),
            .untyped("node_vmstat_pswpout", "", "Pages swapped out."),
        ]
    )

    /// Networks.
    static let nodeNetwork = Exporter.nodeExporter.metrics(
        from: "node_exporter collector/netdev_common.go, netclass_linux.go, netstat_linux.go, sockstat_linux.go",
        [
            .gauge(
                "node_network_info",
                "address broadcast device duplex ifalias operstate",
                "Network devices; always 1."
            ),
            .gauge("node_network_up", "device", "1 where a device is up."),
            .gauge("node_network_mtu_bytes", "device", "The longest packet of a device."),
            .gauge("node_network_speed_bytes", "device", "Speed of a device."),
            .gauge("node_network_carrier", "device", "1 where a device has a carrier."),
            .counter("node_network_carrier_changes_total", "device", "Changes of a carrier."),
            .counter("node_network_receive_bytes_total", "device", "Bytes received."),
            .counter("node_network_receive_packets_total", "device", "Packets received."),
            .counter("node_network_receive_drop_total", "device", "Received packets dropped."),
            .counter("node_network_receive_errs_total", "device", "Errors while receiving."),
            .counter("node_network_transmit_bytes_total", "device", "Bytes sent."),
            .counter("node_network_transmit_packets_total", "device", "Packets sent."),
            .counter("node_network_transmit_drop_total", "device", "Sent packets dropped."),
            .counter("node_network_transmit_errs_total", "device", "Errors while sending."),
            .gauge("node_network_transmit_queue_length", "device", "Packets that may wait to be sent."),
            .gauge("node_nf_conntrack_entries", "", "Connections that are tracked."),
            .gauge("node_nf_conntrack_entries_limit", "", "Connections that can be tracked."),
            .untyped("node_netstat_Tcp_CurrEstab", "", "Connections that are open."),
            .untyped("node_netstat_Tcp_InSegs", "", "Segments received."),
            .untyped("node_netstat_Tcp_OutSegs", "", "Segments sent."),
            .untyped("node_netstat_Tcp_RetransSegs", "", "Segments sent again."),
            .untyped("node_netstat_Tcp_OutRsts", "", "Resets sent."),
            .untyped("node_netstat_TcpExt_ListenDrops", "", "Connections dropped while listening."),
            .untyped("node_netstat_TcpExt_ListenOverflows", "", "Connections for which a queue was full."),
            .untyped("node_netstat_TcpExt_TCPSynRetrans", "", "First segments sent again."),
            .untyped("node_netstat_Udp_InErrors", "", "Datagrams that could not be received."),
            .gauge("node_sockstat_TCP_alloc", "", "Sockets allocated."),
            .gauge("node_sockstat_TCP_inuse", "", "Sockets in use."),
            .gauge("node_sockstat_TCP_tw", "", "Sockets that wait after closing."),
            .gauge("node_sockstat_TCP_mem_bytes", "", "Memory of sockets."),
            .gauge("node_sockstat_sockets_used", "", "Sockets of every kind in use."),
            .gauge("node_arp_entries", "device", "Entries of the neighbour table."),
            .counter("node_softnet_dropped_total", "cpu", "Packets dropped for want of a queue."),
            .counter("node_softnet_times_squeezed_total", "cpu", "Times that packets were left for later."),
        ]
    )

    /// Clocks, and the exporter itself.
    static let nodeCounts = Exporter.nodeExporter.metrics(
        from: "node_exporter collector/timex.go, entropy_linux.go, collector.go, textfile.go",
        [
            .gauge("node_timex_sync_status", "", "1 where a clock is synchronized."),
            .gauge("node_timex_offset_seconds", "", "How far a clock is off."),
            .gauge("node_timex_maxerror_seconds", "", "How far a clock may be off."),
            .gauge("node_timex_estimated_error_seconds", "", "How far a clock is thought to be off."),
            .gauge("node_entropy_available_bits", "", "Bits of entropy."),
            .gauge("node_scrape_collector_duration_seconds", "collector", "Time that a collector took."),
            .gauge("node_scrape_collector_success", "collector", "1 where a collector succeeded."),
            .gauge("node_textfile_scrape_error", "", "1 where a text file could not be read."),
            .gauge(
                "node_exporter_build_info",
                "branch goarch goos goversion revision version",
                "The exporter's version; always 1."
            ),
        ]
    )
}
