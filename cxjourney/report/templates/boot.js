document.documentElement.classList.add('paged', 'loading');
addEventListener('DOMContentLoaded', () => document.documentElement.classList.remove('loading'));
